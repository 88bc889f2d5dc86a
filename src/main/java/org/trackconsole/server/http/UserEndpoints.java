package org.trackconsole.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.access.SignIn;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** Signing in and out, and the account behind it (contract §5). */
final class UserEndpoints {
    private static final List<String> ROLES = List.of("admin", "maintainer");

    private final Accounts accounts;
    private final String accountId;

    /** @param accountId a uuid that stays the same for this installation */
    UserEndpoints(Accounts accounts, String accountId) {
        this.accounts = accounts;
        this.accountId = accountId;
    }

    void addTo(Routes routes) {
        routes.post("/user/token", Access.OPEN, this::signIn)
                .post("/user/logout", Access.SIGNED_IN, this::signOut)
                .get("/user-account", Access.SIGNED_IN, _ -> account())
                .get("/user/preferences", Access.SIGNED_IN, _ -> Response.ok(WireJson.object()));
    }

    private Response signIn(Request request) {
        return request.text().then(body -> signIn(request.isForm() ? form(body) : Map.of()));
    }

    private Response signIn(Map<String, String> form) {
        List<Problem> problems = new ArrayList<>();
        for (String field : List.of("username", "password")) {
            if (form.getOrDefault(field, "").isEmpty()) {
                problems.add(Problem.missing(Loc.body().field(field), WireJson.none()));
            }
        }
        if (!problems.isEmpty()) {
            return Response.problems(problems);
        }
        return switch (accounts.signIn(form.getOrDefault("username", ""), form.getOrDefault("password", ""))) {
            case SignIn.Right(String token) -> signedIn(token);
            case SignIn.Wrong() -> Response.detail(400, "Redis authentication error: Incorrect username or password.");
            case SignIn.Busy() -> Response.later("Too many are signing in.");
        };
    }

    private static Response signedIn(String token) {
        ObjectNode answer = WireJson.object().put("access_token", token).put("token_type", "bearer");
        ROLES.forEach(answer.putArray("roles")::add);
        answer.putObject("preference");
        return Response.ok(answer);
    }

    private Response signOut(Request request) {
        Bearer.token(request).ifPresent(accounts::signOut);
        return Response.ok(WireJson.none());
    }

    /** Without the password hash that a real 0.8.2 gives away here. */
    private Response account() {
        ObjectNode answer = WireJson.object().put("id", accountId).put("full_name", "Administrator");
        answer.put("email", accounts.user());
        ROLES.forEach(answer.putArray("roles")::add);
        answer.put("disabled", false).putObject("preference");
        return Response.ok(answer.putNull("expiration_timestamp"));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A stray percent sign is taken as it stands.
            return text;
        }
    }
}
