package org.trackconsole.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.trackconsole.model.Answer.Break;

/** Tells from the platform's exceptions at which step a call broke off. */
final class Breaks {
    private static final List<String> OUR_CERTIFICATE = List.of(
            "certificate_required",
            "bad_certificate",
            "certificate_unknown",
            "certificate_expired",
            "certificate_revoked",
            "unsupported_certificate",
            "unknown_ca",
            "access_denied");

    private Breaks() {}

    /**
     * The step at which it ended.
     *
     * @param failure as the HTTP client gave it
     * @throws IllegalStateException if no server and no network can be the cause
     */
    static Break of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (has(chain, HttpConnectTimeoutException.class)) {
            return Break.CONNECT_TIMEOUT;
        }
        if (has(chain, HttpTimeoutException.class)) {
            return Break.ANSWER_TIMEOUT;
        }
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return Break.UNKNOWN_HOST;
        }
        if (says(chain, "tunnel failed")) {
            return Break.PROXY_REFUSED;
        }
        if (has(chain, SSLException.class)) {
            return tls(chain);
        }
        if (has(chain, NoRouteToHostException.class) || says(chain, "unreachable") || says(chain, "no route")) {
            return Break.NO_ROUTE;
        }
        if (has(chain, ConnectException.class)) {
            return says(chain, "timed out") ? Break.CONNECT_TIMEOUT : Break.NOT_RUNNING;
        }
        if (breaksHttp(chain)) {
            return Break.NOT_HTTP;
        }
        if (has(chain, IOException.class)) {
            return Break.LOST;
        }
        throw new IllegalStateException("An HTTP call failed for a reason of our own", failure);
    }

    /** The library's words: the first message there is. */
    static String words(Throwable failure) {
        return chain(failure).stream()
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
    }

    private static Break tls(List<Throwable> chain) {
        if (any(chain, Breaks::outsideItsTime)) {
            return Break.TLS_EXPIRED;
        }
        if (says(chain, "no subject alternative") || says(chain, "no name matching")) {
            return Break.TLS_WRONG_HOST;
        }
        if (says(chain, TrustTelling.SELF_SIGNED)) {
            return Break.TLS_SELF_SIGNED;
        }
        if (any(chain, Breaks::aboutOurCertificate)) {
            return Break.TLS_CLIENT_CERTIFICATE;
        }
        if (has(chain, CertPathBuilderException.class)
                || has(chain, CertPathValidatorException.class)
                || has(chain, CertificateException.class)) {
            return Break.TLS_UNTRUSTED;
        }
        // What plain HTTP servers do with a TLS greeting: answer in clear text, or hang up.
        if (says(chain, "plaintext connection")
                || says(chain, "unrecognized ssl message")
                || says(chain, "not an ssl/tls record")
                || says(chain, "terminated the handshake")) {
            return Break.NOT_HTTP;
        }
        boolean cut =
                has(chain, SocketException.class) || has(chain, EOFException.class) || says(chain, "close_notify");
        return cut && !has(chain, SSLHandshakeException.class) ? Break.LOST : Break.TLS_OTHER;
    }

    /** What a server says of the certificate of its client, or of none. */
    private static boolean aboutOurCertificate(Throwable failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("received fatal alert: ")
                && OUR_CERTIFICATE.stream().anyMatch(words::contains);
    }

    private static boolean outsideItsTime(Throwable failure) {
        return failure instanceof CertificateExpiredException
                || failure instanceof CertificateNotYetValidException
                || (failure instanceof CertPathValidatorException invalid
                        && (invalid.getReason() == BasicReason.EXPIRED
                                || invalid.getReason() == BasicReason.NOT_YET_VALID));
    }

    private static boolean breaksHttp(List<Throwable> chain) {
        return has(chain, ProtocolException.class)
                // A length that is no number.
                || has(chain, NumberFormatException.class)
                || says(chain, "illegal character in chunk size")
                || (says(chain, "status line, receiving [") && !says(chain, "status line, receiving [http/"));
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return any(chain, type::isInstance);
    }

    private static boolean says(List<Throwable> chain, String words) {
        return any(
                chain,
                failure -> failure.getMessage() != null
                        && failure.getMessage().toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean any(List<Throwable> chain, Predicate<Throwable> test) {
        return chain.stream().anyMatch(test);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable step = failure; step != null && !chain.contains(step); step = step.getCause()) {
            chain.add(step);
        }
        return chain;
    }
}
