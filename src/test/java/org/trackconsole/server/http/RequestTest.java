package org.trackconsole.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    @ParameterizedTest
    @CsvSource({"-1, 16384", "0, 1", "300, 300", "16384, 16384", "16777216, 16384", "9223372036854775807, 16384"})
    void bodyIsReadInPiecesOfItsLengthUpToALimitAndOneOfUnknownLengthInTheLargest(long announced, int part) {
        assertThat(Request.part(announced)).isEqualTo(part);
    }
}
