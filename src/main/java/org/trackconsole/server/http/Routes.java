package org.trackconsole.server.http;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of all routes, in the order in which they are tried. Filled at the start, then only read. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** One row of the table; {@code {name}} in the path stands for one part of any text. */
    record Route(Method method, String path, Access access, Endpoint endpoint) {}

    Routes get(String path, Access access, Endpoint endpoint) {
        return add(Method.GET, path, access, endpoint);
    }

    Routes post(String path, Access access, Endpoint endpoint) {
        return add(Method.POST, path, access, endpoint);
    }

    Routes put(String path, Access access, Endpoint endpoint) {
        return add(Method.PUT, path, access, endpoint);
    }

    Routes delete(String path, Access access, Endpoint endpoint) {
        return add(Method.DELETE, path, access, endpoint);
    }

    private Routes add(Method method, String path, Access access, Endpoint endpoint) {
        routes.add(new Route(method, path, access, endpoint));
        return this;
    }

    List<Route> all() {
        return List.copyOf(routes);
    }

    /** The methods of each path, in the order of the table. */
    Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Route route : routes) {
            methods.computeIfAbsent(route.path(), _ -> new LinkedHashSet<>())
                    .add(route.method().text());
        }
        return methods;
    }
}
