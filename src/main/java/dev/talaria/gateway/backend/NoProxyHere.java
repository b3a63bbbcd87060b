package dev.talaria.gateway.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// The proxy of this machine for other hosts, and none for itself: a backend's answers must come from nobody else.
final class NoProxyHere extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
        var usual = ProxySelector.getDefault();
        return "127.0.0.1".equals(uri.getHost()) || usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        var usual = ProxySelector.getDefault();
        if (usual != null && address instanceof InetSocketAddress) {
            usual.connectFailed(uri, address, failure);
        }
    }
}
