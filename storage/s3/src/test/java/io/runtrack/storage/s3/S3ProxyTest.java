package io.runtrack.storage.s3;

import io.runtrack.fixtures.S3Server;

/** On a server that checks signatures. */
class S3ProxyTest extends S3BucketContract {
    @Override
    S3Server.Kind kind() {
        return S3Server.Kind.S3PROXY;
    }
}
