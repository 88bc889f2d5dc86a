package org.trackconsole.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Network.Proxy;

/**
 * The proxies that environment variables name, as command line tools read them: {@code https_proxy}, {@code http_proxy} and
 * {@code all_proxy}, in small letters before capital ones, but for the hosts of {@code no_proxy}. Immutable, any thread.
 */
final class EnvironmentProxies {
    private static final int USUAL_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    private static final Pattern HAS_SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");

    private final Map<String, String> environment;

    /** @param environment names and values, as {@link System#getenv()} gives them */
    EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The one for an address; null for none.
     *
     * @throws NetworkProblem if a variable names what is no HTTP proxy, such as one of SOCKS, or none that there can be
     */
    Proxy.@Nullable Http of(URI address) throws NetworkProblem {
        String host = address.getHost();
        if (host == null || excepted(host.toLowerCase(Locale.ROOT), port(address))) {
            return null;
        }
        String own = secure(address) ? "https_proxy" : "http_proxy";
        String name = variable(value(own).isEmpty() ? "all_proxy" : own);
        String named = value(name);
        if (named.isEmpty()) {
            return null;
        }
        Proxy.Http proxy = proxy(named);
        if (proxy == null) {
            throw new NetworkProblem(Break.PROXY_UNREACHABLE, "environment variable " + name);
        }
        return proxy;
    }

    private String value(String name) {
        return environment.getOrDefault(variable(name), "").strip();
    }

    /** The name as it is written in this environment. */
    private String variable(String name) {
        return environment.getOrDefault(name, "").isBlank() ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static Proxy.@Nullable Http proxy(String named) {
        try {
            URI uri = new URI(HAS_SCHEME.matcher(named).matches() ? named : "http://" + named);
            if (!"http".equalsIgnoreCase(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPort() == 0
                    || uri.getPort() > HIGHEST_PORT) {
                return null;
            }
            String[] who = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new Proxy.Http(
                    uri.getHost(),
                    uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                    who.length == 0 ? null : decoded(who[0]),
                    who.length < 2 ? "" : decoded(who[1]));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return null;
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private boolean excepted(String host, int port) {
        return Arrays.stream(value("no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || meets(entry, host, port));
    }

    /** An entry is a host, which stands for those below it, an address, a net such as 10.0.0.0/8, and may have a port. */
    private static boolean meets(String entry, String host, int port) {
        int slash = entry.indexOf('/');
        if (slash > 0) {
            return within(entry.substring(0, slash), entry.substring(slash + 1), host);
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (hasPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String name = bare(hasPort ? entry.substring(0, colon) : entry);
        String domain = name.startsWith("*.") ? name.substring(1) : name;
        return bare(host).equals(domain)
                || host.endsWith(domain.startsWith(".") ? domain : "." + domain)
                || ("." + host).equals(domain);
    }

    private static boolean within(String net, String bits, String host) {
        byte[] first = address(net);
        byte[] one = address(host);
        if (first == null || one == null || first.length != one.length || !bits.matches("\\d{1,3}")) {
            return false;
        }
        int left = Integer.parseInt(bits);
        for (int at = 0; at < one.length && left > 0; at++, left -= Byte.SIZE) {
            int mask = left >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - left);
            if (((first[at] ^ one[at]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Null for a name: names are not looked up for this. */
    private static byte @Nullable [] address(String text) {
        try {
            return ADDRESS.matcher(text).matches()
                    ? InetAddress.getByName(bare(text)).getAddress()
                    : null;
        } catch (UnknownHostException _) {
            return null;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean secure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : secure(address) ? 443 : 80;
    }
}
