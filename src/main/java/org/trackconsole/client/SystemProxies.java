package org.trackconsole.client;

import java.io.IOException;
import java.net.InetSocketAddress;
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
 * The proxies that this machine is set to: those of its settings, and where these name none, those of the environment
 * variables; but never one between the machine and itself. Immutable, any thread.
 */
final class SystemProxies extends ProxySelector {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    private final EnvironmentProxies environment;

    /** @param environment the variables of this process */
    SystemProxies(Map<String, String> environment) {
        this.environment = new EnvironmentProxies(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        Network.Proxy.Http named = ofEnvironment(address);
        return named == null
                ? ofSettings(address)
                : List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(named.host(), named.port())));
    }

    /** The proxy for an address that environment variables name; null where the settings of the machine decide. */
    Network.Proxy.@Nullable Http ofEnvironment(URI address) {
        boolean open = ofSettings(address).stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
        return open && !isThisMachine(address) ? environment.of(address) : null;
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
        if (system != null && ofEnvironment(address) == null) {
            system.connectFailed(address, proxy, failure);
        }
    }
}
