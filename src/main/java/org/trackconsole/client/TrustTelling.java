package org.trackconsole.client;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks certificates as the platform does, and says of one that is refused who issued it, which the platform leaves out
 * and a person needs. Any thread.
 */
final class TrustTelling extends X509ExtendedTrustManager {
    /** How the words about a certificate begin that its owner has issued. */
    static final String SELF_SIGNED = "self-signed certificate of ";

    static final String NO_SERVER = "The console is a client only";

    private final X509ExtendedTrustManager platform;

    TrustTelling(X509ExtendedTrustManager platform) {
        this.platform = platform;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        telling(chain, () -> platform.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        telling(chain, () -> platform.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        telling(chain, () -> platform.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException(NO_SERVER);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }

    private static void telling(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException refused) {
            X509Certificate shown = chain[0];
            String owner = shown.getSubjectX500Principal().getName();
            String issuer = shown.getIssuerX500Principal().getName();
            throw new CertificateException(
                    chain.length == 1 && owner.equals(issuer)
                            ? SELF_SIGNED + owner
                            : "certificate of " + owner + ", issued by " + issuer,
                    refused);
        }
    }
}
