package org.trackconsole.client;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The proxies that this machine is set to, but never one between the machine and itself. Immutable, any thread. */
final class SystemProxies extends ProxySelector {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Proxy> select(URI address) {
        ProxySelector system = ProxySelector.getDefault();
        String host = address.getHost();
        return system == null || host == null || THIS_MACHINE.matcher(host).matches()
                ? List.of(Proxy.NO_PROXY)
                : system.select(address);
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        ProxySelector system = ProxySelector.getDefault();
        if (system != null) {
            system.connectFailed(address, proxy, failure);
        }
    }
}
