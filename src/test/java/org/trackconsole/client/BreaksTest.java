package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.Answer.Break;

/** What a test on the loopback can not bring about. */
class BreaksTest {
    @Test
    void tellsWhyNoConnectionCameAbout() {
        assertThat(Breaks.of(new HttpConnectTimeoutException("HTTP connect timed out")))
                .isEqualTo(Break.CONNECT_TIMEOUT);
        assertThat(Breaks.of(new ConnectException("Connection timed out"))).isEqualTo(Break.CONNECT_TIMEOUT);
        assertThat(Breaks.of(causedBy(new ConnectException("No route to host"), new NoRouteToHostException())))
                .isEqualTo(Break.NO_ROUTE);
        assertThat(Breaks.of(causedBy(
                        new ConnectException("Network is unreachable"), new SocketException("Network is unreachable"))))
                .isEqualTo(Break.NO_ROUTE);
    }

    @Test
    void tellsATimeOutFromTheConnectionThatItClosed() {
        assertThat(Breaks.of(causedBy(new HttpTimeoutException("request timed out"), new IOException("closed"))))
                .isEqualTo(Break.ANSWER_TIMEOUT);
    }

    @Test
    void tellsWhatIsWrongWithTls() {
        assertThat(Breaks.of(causedBy(
                        new SSLHandshakeException("PKIX path validation failed"),
                        new CertificateNotYetValidException("NotBefore: tomorrow"))))
                .isEqualTo(Break.TLS_EXPIRED);
        assertThat(Breaks.of(causedBy(
                        new SSLHandshakeException("PKIX path validation failed"),
                        new CertPathValidatorException("check", null, null, -1, BasicReason.EXPIRED))))
                .isEqualTo(Break.TLS_EXPIRED);
        assertThat(Breaks.of(causedBy(
                        new SSLHandshakeException("PKIX path validation failed"),
                        new CertPathValidatorException("check", null, null, -1, BasicReason.REVOKED))))
                .isEqualTo(Break.TLS_UNTRUSTED);
        assertThat(Breaks.of(new SSLHandshakeException("Received fatal alert: handshake_failure")))
                .isEqualTo(Break.TLS_OTHER);
    }

    @Test
    void takesASecureConnectionThatIsCutForALostOne() {
        assertThat(Breaks.of(causedBy(new SSLException("Connection reset"), new SocketException("Connection reset"))))
                .isEqualTo(Break.LOST);
        assertThat(Breaks.of(causedBy(new IOException("fixed content-length: 9"), new EOFException())))
                .isEqualTo(Break.LOST);
    }

    @Test
    void treatsAFaultOfOurOwnAsABug() {
        assertThatThrownBy(() -> Breaks.of(new IllegalStateException("ours")))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("ours");
    }

    private static <T extends Exception> T causedBy(T failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }
}
