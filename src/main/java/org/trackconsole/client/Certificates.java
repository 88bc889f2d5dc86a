package org.trackconsole.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Network;

/** Reads the certificates that network settings name. Reads files; any thread. */
final class Certificates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String PEM_BEGINS = "-----BEGIN";

    private Certificates() {}

    /** What TLS with these settings is made of. */
    static SSLContext context(Network network) throws NetworkProblem {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(network.identity()), trust(network), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This platform has no TLS", e);
        }
    }

    private static TrustManager[] trust(Network network) throws NetworkProblem, GeneralSecurityException {
        if (network.unverified()) {
            return new TrustManager[] {new TrustAnybody()};
        }
        Network.Authorities own = network.authorities();
        return new TrustManager[] {new TrustTelling(trusting(own == null ? null : both(own)))};
    }

    /** The authorities of a file and those of the platform. */
    private static KeyStore both(Network.Authorities own) throws NetworkProblem, GeneralSecurityException {
        List<X509Certificate> trusted = new ArrayList<>(authorities(own));
        trusted.addAll(List.of(trusting(null).getAcceptedIssuers()));
        KeyStore all = store();
        for (int at = 0; at < trusted.size(); at++) {
            all.setCertificateEntry("authority-" + at, trusted.get(at));
        }
        return all;
    }

    /** @param trusted null for those whom the platform trusts */
    private static X509ExtendedTrustManager trusting(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager certificates) {
                return certificates;
            }
        }
        throw new IllegalStateException("This platform checks no certificates");
    }

    /** At least one that is valid today. */
    private static List<X509Certificate> authorities(Network.Authorities own) throws NetworkProblem {
        String file = own.file();
        byte[] bytes = bytes(file, Break.AUTHORITIES_MISSING);
        List<X509Certificate> found;
        try {
            found = isText(bytes) ? ofText(bytes) : ofStore(bytes, own);
        } catch (IOException | GeneralSecurityException _) {
            found = List.of();
        }
        if (found.isEmpty()) {
            throw new NetworkProblem(Break.AUTHORITIES_UNREADABLE, file);
        }
        List<X509Certificate> valid = found.stream()
                .filter(certificate -> certificate.getNotAfter().toInstant().isAfter(Instant.now()))
                .toList();
        if (valid.isEmpty()) {
            throw new NetworkProblem(Break.AUTHORITIES_EXPIRED, file + ", " + expiry(found));
        }
        return valid;
    }

    private static boolean isText(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM_BEGINS);
    }

    private static List<X509Certificate> ofText(byte[] bytes) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return x509(factory.generateCertificates(new ByteArrayInputStream(bytes)));
    }

    /** Without a password, certificates that are under one are passed over, so it is tried only where that finds none. */
    private static List<X509Certificate> ofStore(byte[] bytes, Network.Authorities own)
            throws IOException, GeneralSecurityException, NetworkProblem {
        List<X509Certificate> open = ofStore(bytes, (char[]) null);
        if (!open.isEmpty()) {
            return open;
        }
        try {
            return ofStore(bytes, own.password().toCharArray());
        } catch (IOException problem) {
            if (problem.getCause() instanceof UnrecoverableKeyException) {
                throw new NetworkProblem(Break.AUTHORITIES_PASSWORD, own.file());
            }
            throw problem;
        }
    }

    private static List<X509Certificate> ofStore(byte[] bytes, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        List<Certificate> all = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            all.add(store.getCertificate(alias));
        }
        return x509(all);
    }

    private static KeyManager @Nullable [] keys(Network.@Nullable Identity identity)
            throws NetworkProblem, GeneralSecurityException {
        if (identity == null) {
            return null;
        }
        String file = identity.file();
        char[] password = identity.password().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes(file, Break.IDENTITY_MISSING)), password);
        } catch (IOException problem) {
            throw new NetworkProblem(
                    problem.getCause() instanceof UnrecoverableKeyException
                            ? Break.IDENTITY_PASSWORD
                            : Break.IDENTITY_UNREADABLE,
                    file);
        }
        List<Certificate> own = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                own.add(store.getCertificate(alias));
            }
        }
        List<X509Certificate> certificates = x509(own);
        if (certificates.isEmpty()) {
            throw new NetworkProblem(Break.IDENTITY_UNREADABLE, file);
        }
        if (certificates.stream()
                .noneMatch(certificate -> certificate.getNotAfter().toInstant().isAfter(Instant.now()))) {
            throw new NetworkProblem(Break.IDENTITY_EXPIRED, file + ", " + expiry(certificates));
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        try {
            factory.init(store, password);
        } catch (UnrecoverableKeyException _) {
            throw new NetworkProblem(Break.IDENTITY_PASSWORD, file);
        }
        return factory.getKeyManagers();
    }

    private static byte[] bytes(String file, Break missing) throws NetworkProblem {
        Break unreadable = missing == Break.IDENTITY_MISSING ? Break.IDENTITY_UNREADABLE : Break.AUTHORITIES_UNREADABLE;
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new NetworkProblem(missing, file);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException | InvalidPathException _) {
            throw new NetworkProblem(missing, file);
        } catch (IOException _) {
            throw new NetworkProblem(unreadable, file);
        }
    }

    private static List<X509Certificate> x509(Collection<? extends Certificate> some) {
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate certificate : some) {
            if (certificate instanceof X509Certificate x509) {
                found.add(x509);
            }
        }
        return found;
    }

    private static String expiry(List<X509Certificate> some) {
        return some.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Instant::compareTo)
                .map(DAY::format)
                .orElse("");
    }

    private static KeyStore store() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("An empty key store reads no file", e);
        }
    }
}
