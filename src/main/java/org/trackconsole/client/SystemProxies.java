package org.trackconsole.client;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Network;

/**
 * The proxies that this machine is set to: those of its settings, which this selects, and where it has none set, those of
 * the environment variables; but never one between the machine and itself. Immutable, any thread.
 */
final class SystemProxies extends ProxySelector {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    /** A host that is an exception nowhere. */
    private static final String NOBODY = "nobody.invalid";

    private final EnvironmentProxies environment;

    /** @param environment the variables of this process */
    SystemProxies(Map<String, String> environment) {
        this.environment = new EnvironmentProxies(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        return ofSettings(address);
    }

    /**
     * The proxy for an address that environment variables name; null where the settings of the machine decide. They do
     * also where they have a proxy, but none for this address: that is an exception somebody made.
     *
     * @throws NetworkProblem if the variables count, but what they name cannot be used
     */
    Network.Proxy.@Nullable Http ofEnvironment(URI address) throws NetworkProblem {
        boolean open = !isThisMachine(address)
                && direct(address)
                && direct(URI.create(address.getScheme() + "://" + NOBODY + "/"));
        return open ? environment.of(address) : null;
    }

    private static boolean direct(URI address) {
        return ofSettings(address).stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
    }

    private static List<Proxy> ofSettings(URI address) {
        ProxySelector system = ProxySelector.getDefault();
        return system == null || isThisMachine(address) ? List.of(Proxy.NO_PROXY) : system.select(address);
    }

    private static boolean isThisMachine(URI address) {
        return address.getHost() == null
                || THIS_MACHINE.matcher(address.getHost()).matches();
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        ProxySelector system = ProxySelector.getDefault();
        if (system != null) {
            system.connectFailed(address, proxy, failure);
        }
    }
}
