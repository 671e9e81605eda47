package io.runtrack.storage.s3;

import io.runtrack.fixtures.S3Server;

/** On a server that knows most of the protocol. */
class S3MockTest extends S3BucketContract {
    @Override
    S3Server.Kind kind() {
        return S3Server.Kind.S3MOCK;
    }
}
