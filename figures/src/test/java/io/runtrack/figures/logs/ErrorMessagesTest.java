package io.runtrack.figures.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 <ana@example.com>: no such mailbox            | 550 5.1.1 <email>: no such mailbox
                    552-5.2.2 ben@example.com: mailbox full                 | 552-5.2.2 <email>: mailbox full
                    421 4.7.0 Try again later (id 65030)                    | 421 4.7.0 Try again later (id #)
                    SMTPSendFailedException: 535 5.7.8 authentication failed| SMTPSendFailedException: 535 5.7.8 authentication failed
                    503 Service Unavailable after 12 tries                  | 503 Service Unavailable after # tries
                    HTTP 503 for https://api.example/v1/17                  | HTTP 503 for <url>
                    HTTP/1.1 429 Too Many Requests, waited 31 s             | HTTP/1.1 429 Too Many Requests, waited # s
                    Server returned HTTP response code: 502 for 4711        | Server returned HTTP response code: 502 for #
                    status 404 of request 8a1b2c3d4e5f                      | status 404 of request <id>
                    line 550 has 17 columns                                 | line # has # columns
                    5000 files in 250 folders                               | # files in # folders
                    2026-11-30T05:12:13Z /data/in/call-1.wav broken         | <date> <path> broken
                    """)
    void keepsCodesAndFoldsTheRest(String message, String folded) {
        assertThat(ErrorMessages.normalised(message)).isEqualTo(folded);
    }
}
