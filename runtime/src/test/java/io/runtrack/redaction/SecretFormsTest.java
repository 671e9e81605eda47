package io.runtrack.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret, form by form, and what only looks like it. */
final class SecretFormsTest {
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
    private static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static final String PEM =
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\nabc/+x\n-----END RSA PRIVATE KEY-----";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                // keys and their values
                "password=hunter2 | password=***",
                "password = hunter2 | password = ***",
                "password: hunter2 | password: ***",
                "PassWord:hunter2 rejected | PassWord:*** rejected",
                "db.password=hunter2, db.user=me | db.password=***, db.user=me",
                "spring.datasource.hikari.passwd=x1 | spring.datasource.hikari.passwd=***",
                "-Djavax.net.ssl.keyStorePassword=hunter2 -Xmx1g | -Djavax.net.ssl.keyStorePassword=*** -Xmx1g",
                "AWS_SECRET_ACCESS_KEY=wJalr/XUtn+FEMI env | AWS_SECRET_ACCESS_KEY=*** env",
                "AWS_SECRET_ACCESS_KEY: wJalr/XUtn+FEMI | AWS_SECRET_ACCESS_KEY: ***",
                "client_secret=ab~c&grant_type=x | client_secret=***&grant_type=x",
                "/in?api_key=abc&day=3 | /in?api_key=***&day=3",
                "apiKey=abc apikey=def api-key=ghi | apiKey=*** apikey=*** api-key=***",
                "X-Api-Key: abc | X-Api-Key: ***",
                "dbPass=abc | dbPass=***",
                "password2=abc | password2=***",
                "pwd=abc;Uid=sa | pwd=***;Uid=sa",
                "Server=h;Password=a,b&c;User ID=sa | Server=h;Password=***;User ID=sa",
                "config{user=me, password=hunter2} | config{user=me, password=***}",
                "password='hun ter2' wrong | password='***' wrong",
                "{\"user\":\"me\",\"password\":\"hun\\\"ter2\",\"a\":1} | {\"user\":\"me\",\"password\":\"***\",\"a\":1}",
                "{\"token\":12345,\"a\":1} | {\"token\":***,\"a\":1}",
                "body {\\\"secret\\\":\\\"abc\\\",\\\"a\\\":1} | body {\\\"secret\\\":\\\"***\\\",\\\"a\\\":1}",
                "{\"tokens\":3,\"accessKey\":[\"a\",\"b\"]} | {\"tokens\":3,\"accessKey\":[***]}",
                "<db:password>hunter2</db:password> | <db:password>***</db:password>",
                "secret => 'abc' | secret => '***'",
                "next=%2Fx%3Fsig%3Dabc%26se%3D5 | next=%2Fx%3Fsig%3D***%26se%3D5",
                "--password hunter2 --day 3 | --password *** --day 3",
                "--db-password=hunter2 | --db-password=***",
                "[java, --api-key, abc, --day, 3] | [java, --api-key, ***, --day, 3]",
                "[\"--token\",\"abc\",\"x\"] | [\"--token\",\"***\",\"x\"]",
                "java -token abc | java -token ***",
                // headers and schemes
                "Authorization: Bearer abc.def-1 was refused | Authorization: Bearer *** was refused",
                "authorization: Basic dXNlcjpwYXNz | authorization: Basic ***",
                "{Authorization=[Bearer xyz], Accept=[*/*]} | {Authorization=[Bearer ***], Accept=[*/*]}",
                "-H \"Authorization: Token abc\" | -H \"Authorization: Token ***",
                "Authorization: SharedKey acct:c2ln | Authorization: SharedKey ***",
                "Authorization: abc | Authorization: ***",
                "Cookie: session=abc; other=def | Cookie: ***",
                "got 401 with Bearer xyz | got 401 with Bearer ***",
                "bearer s3cr3t, retrying | bearer ***, retrying",
                "Basic dXNlcjpwYXNz== refused | Basic *** refused",
                // URLs
                "https://user:pa:ss@host/x | https://user:***@host/x",
                "https://user:12345@host:8080/x | https://user:***@host:8080/x",
                "redis://:hunter2@cache:6379 | redis://:***@cache:6379",
                "jdbc:postgresql://me:pa/ss@db:5432/calls | jdbc:postgresql://me:***@db:5432/calls",
                "mongodb://u:p%40x@h1:27017,h2:27017/db | mongodb://u:***@h1:27017,h2:27017/db",
                "jdbc:oracle:thin:scott/tiger@//h:1521/s | jdbc:oracle:thin:scott/***@//h:1521/s",
                "ftp://u:p@a ftp://u:q@b | ftp://u:***@a ftp://u:***@b",
                "https://a.blob.core.windows.net/c/b?sv=2024&sig=a%2Fb%3D&se=2026-01-01&sp=r"
                        + " | https://a.blob.core.windows.net/c/b?sv=2024&sig=***&se=2026-01-01&sp=r",
                // storage accounts
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + KEY + ";EndpointSuffix=core.windows.net"
                        + " | DefaultEndpointsProtocol=https;AccountName=a;AccountKey=***;EndpointSuffix=core.windows.net",
                "Endpoint=sb://n/;SharedAccessKeyName=k;SharedAccessKey=abc= | Endpoint=sb://n/;SharedAccessKeyName=k;SharedAccessKey=***",
                "SharedAccessSignature=sv=1&sig=abc&se=2 | SharedAccessSignature=***&sig=***&se=2",
                "key " + KEY + " refused | key *** refused",
                // tokens by their shape
                "id AKIAIOSFODNN7EXAMPLE. | id ***.",
                "ghp_0123456789abcdefABCDEF0123456789abcd | ***",
                "(github_pat_11ABCDEFG0123456789_abcdefgh) | (***)",
                "xoxb-123456789012-abcdef | ***",
                "gho_0123456789abcdef0123456789ABCDEF | ***",
                "ghu_0123456789abcdef0123456789ABCDEF | ***",
                "ghs_0123456789abcdef0123456789ABCDEF | ***",
                "ghr_0123456789abcdef0123456789ABCDEF | ***",
                "sk_live_0123456789abcdef0123456789ABCDEF | ***",
                "rk_live_0123456789abcdef0123456789ABCDEF | ***",
                "npm_0123456789abcdef0123456789ABCDEF | ***",
                "hf_0123456789abcdef0123456789ABCDEF | ***",
                "xoxa-0123456789abcdef0123456789ABCDEF | ***",
                "xoxp-0123456789abcdef0123456789ABCDEF | ***",
                "xoxr-0123456789abcdef0123456789ABCDEF | ***",
                "xoxs-0123456789abcdef0123456789ABCDEF | ***",
                "xoxe-0123456789abcdef0123456789ABCDEF | ***",
                "xapp-0123456789abcdef0123456789ABCDEF | ***",
                "glpat-0123456789abcdef0123456789ABCDEF | ***",
                "sk-ant-0123456789abcdef0123456789ABCDEF | ***",
                "sk-proj-0123456789abcdef0123456789ABCDEF | ***",
                "sk-0123456789abcdef0123456789ABCDEF | ***",
                "ASIAIOSFODNN7EXAMPLE | ***",
                "AIzaSyA1234567890abcdefghijklmnopqrstuvw | ***",
                "cookie " + JWT + " expired. | cookie *** expired.",
                "/out/" + JWT + "/x | /out/***/x",
            })
    void isHidden(String text, String hidden) {
        assertThat(Redaction.STANDARD.apply(text)).isEqualTo(hidden);
        assertThat(Redaction.STANDARD.apply(hidden)).as("a second time").isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/in/call-0001.wav",
                "C:\\calls\\2026\\A_1001.wav",
                "s3://bucket/key/part-0001",
                "file not found: /x/y",
                "token bucket is empty",
                "secretary=John",
                "password is wrong",
                "wrong password: must not be empty",
                "keys: 12, tokens: 4096, max_tokens=5",
                "password=null, secret: false, token=",
                "The method signature: run(Path)",
                "pass: 12 fail: 3",
                "https://host:8080/a?day=3#x",
                "http://[::1]:8080/a@b",
                "see http://host:8080, or call",
                "wasbs://container@account.blob.core.windows.net/x",
                "ssh://git@host/repo.git",
                "mail to a@b.com failed",
                "WWW-Authenticate: Bearer realm=\"api\"",
                "Bearer token is missing",
                "basic information, Basic usage",
                "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----",
                "commit 720752e1f0b2c3d4e5f60718293a4b5c6d7e8f90",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "sk-learn and eyJustAWord and AKIAshort",
                "at com.acme.Password.check(Password.java:42)",
                "\tat java.base/java.lang.Thread.<init>(Thread.java:1)",
                "unexpected token: }",
            })
    void staysReadable(String text) {
        assertThat(Redaction.STANDARD.apply(text)).isSameAs(text);
    }

    static List<Arguments> privateKeys() {
        return List.of(
                arguments("key " + PEM + " end", "key *** end"),
                arguments("-----BEGIN OPENSSH PRIVATE KEY-----\\nb3\\n-----END OPENSSH PRIVATE KEY-----\\n", "***\\n"),
                arguments("-----BEGIN PRIVATE KEY-----\nMIIEow\nabcd", "***"),
                arguments(
                        "x -----BEGIN PRIVATE KEY-----\nMIIEow\n\tat com.acme.A.b(A.java:1)",
                        "x ***\n\tat com.acme.A.b(A.java:1)"),
                arguments("rest: MIIEow\nabcd==\n-----END EC PRIVATE KEY----- end", "rest: *** end"),
                arguments("private_key=" + PEM, "private_key=***"),
                arguments(".-" + PEM, ".-***"),
                arguments("MIIEow==-----END PRIVATE KEY-----", "***"),
                arguments(
                        "{\"private_key\":\"" + PEM.replace("\n", "\\n") + "\",\"a\":1}",
                        "{\"private_key\":\"***\",\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("privateKeys")
    void privateKeysAreHiddenWholeOrInPart(String text, String hidden) {
        assertThat(Redaction.STANDARD.apply(text)).isEqualTo(hidden);
        assertThat(Redaction.STANDARD.apply(hidden)).isEqualTo(hidden);
    }
}
