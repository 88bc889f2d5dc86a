package org.trackconsole.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An authority of our own and what it has issued, made by the running JDK's keytool. */
final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final Path file;

    TestCertificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        file = folder.resolve("keys.p12");
        keypair("authority", "-ext", "bc:c", "-validity", "3650");
        issue("valid", "-validity", "3650");
        issue("expired", "-startdate", "-10d", "-validity", "5");
        issue("client", "-validity", "3650");
        keypair("self", "-ext", "san=ip:127.0.0.1", "-validity", "3650");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "authority",
                "-file",
                authorityPem().toString(),
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                authorityPem().toString(),
                "-keystore",
                authorityStore().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "unneeded",
                "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE",
                "-J-Dkeystore.pkcs12.macAlgorithm=NONE");
    }

    /** The authority's certificate as text. */
    Path authorityPem() {
        return folder.resolve("authority.pem");
    }

    /** The authority's certificate in a key store that nothing protects. */
    Path authorityStore() {
        return folder.resolve("authority.p12");
    }

    /** The authority's certificate in a key store under a password. */
    Path lockedAuthorities(String password) throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setCertificateEntry(
                "authority", KeyStore.getInstance(file.toFile(), PASSWORD).getCertificate("authority"));
        Path target = folder.resolve("locked" + password.length() + ".p12");
        try (OutputStream out = Files.newOutputStream(target)) {
            one.store(out, password.toCharArray());
        }
        return target;
    }

    /** A certificate as text. */
    Path pem(String alias) throws IOException, GeneralSecurityException {
        byte[] bytes = KeyStore.getInstance(file.toFile(), PASSWORD)
                .getCertificate(alias)
                .getEncoded();
        return Files.writeString(
                folder.resolve(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(bytes)
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** A key with its certificates in a file of its own. */
    Path identity(String alias, String password) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyStore one = empty();
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD), password.toCharArray(), all.getCertificateChain(alias));
        Path target = folder.resolve("identity-" + alias + ".p12");
        try (OutputStream out = Files.newOutputStream(target)) {
            one.store(out, password.toCharArray());
        }
        return target;
    }

    /**
     * TLS of a server that shows a certificate.
     *
     * @param demanding whether it lets in only clients whose certificate the authority has issued
     */
    SSLContext context(String alias, boolean demanding) throws IOException, GeneralSecurityException {
        return context(alias, demanding ? trusted() : null);
    }

    /** Sockets of a server that lets in only clients whose certificate the authority has issued. */
    ServerSocketFactory serverDemanding(String alias) throws IOException, GeneralSecurityException {
        SSLServerSocketFactory sockets = context(alias, trusted()).getServerSocketFactory();
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return demanding(sockets.createServerSocket(port));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return demanding(sockets.createServerSocket(port, backlog));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                return demanding(sockets.createServerSocket(port, backlog, address));
            }
        };
    }

    private static ServerSocket demanding(ServerSocket socket) {
        ((SSLServerSocket) socket).setNeedClientAuth(true);
        return socket;
    }

    /** Sockets of a server that shows the certificate {@code valid} or {@code expired}, both for 127.0.0.1. */
    ServerSocketFactory serverShowing(String alias) throws IOException, GeneralSecurityException {
        return context(alias, null).getServerSocketFactory();
    }

    private SSLContext context(String alias, TrustManager @Nullable [] trusted)
            throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyStore one = empty();
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted, null);
        return context;
    }

    /** The authority and nobody else. */
    private TrustManager[] trusted() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry(
                "authority", KeyStore.getInstance(file.toFile(), PASSWORD).getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private void issue(String alias, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-signer", "authority", "-ext", "san=ip:127.0.0.1"));
        options.addAll(List.of(more));
        keypair(alias, options.toArray(String[]::new));
    }

    private void keypair(String alias, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        options.addAll(List.of(more));
        keytool(options.toArray(String[]::new));
    }

    private static void keytool(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
