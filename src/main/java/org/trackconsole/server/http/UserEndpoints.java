package org.trackconsole.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trackconsole.server.access.Account;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.access.SignIn;
import org.trackconsole.server.check.AccountCheck;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing in and out, and accounts (contract §5). */
final class UserEndpoints {
    private static final int MOST = 10_000;

    private final Accounts accounts;

    UserEndpoints(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes routes) {
        routes.post("/user/token", Access.OPEN, this::signIn)
                .post("/user/logout", Access.SIGNED_IN, this::signOut)
                .get("/user-account", Access.SIGNED_IN, this::own)
                .get("/user/preferences", Access.SIGNED_IN, _ -> Response.ok(WireJson.object()))
                .post("/user", Access.USERS, this::add)
                .get("/users/{start}/{limit}", Access.USERS, this::list)
                .get("/install", Access.OPEN, _ -> installed())
                .post("/install", Access.OPEN, _ -> closed());
    }

    private Response signIn(Request request) {
        return request.text().then(body -> signIn(request.isForm() ? Form.read(body) : Map.of()));
    }

    private Response signIn(Map<String, List<String>> form) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        for (String field : List.of("username", "password")) {
            String value = form.getOrDefault(field, List.of("")).getLast();
            given.put(field, value);
            if (value.isEmpty()) {
                problems.add(Problem.missing(Loc.body().field(field), WireJson.none()));
            }
        }
        if (!problems.isEmpty()) {
            return Response.problems(problems);
        }
        return switch (accounts.signIn(given.getOrDefault("username", ""), given.getOrDefault("password", ""))) {
            case SignIn.Right right -> signedIn(right);
            case SignIn.Wrong() -> Response.detail(400, "Redis authentication error: Incorrect username or password.");
            case SignIn.Busy() -> Response.later("Too many are signing in.");
        };
    }

    private static Response signedIn(SignIn.Right signedIn) {
        ObjectNode answer =
                WireJson.object().put("access_token", signedIn.token()).put("token_type", "bearer");
        signedIn.account().roles().forEach(answer.putArray("roles")::add);
        answer.putObject("preference");
        return Response.ok(answer);
    }

    private Response signOut(Request request) {
        Bearer.token(request).ifPresent(accounts::signOut);
        return Response.ok(WireJson.none());
    }

    private Response own(Request request) {
        return Bearer.token(request)
                .flatMap(accounts::use)
                .map(account -> Response.ok(shown(account)))
                .orElseGet(Response::noRecord);
    }

    private Response add(Request request) {
        return request.document().then(body -> switch (AccountCheck.check(body)) {
            case AccountCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case AccountCheck.Checked.Valid valid -> add(valid);
        });
    }

    private Response add(AccountCheck.Checked.Valid wanted) {
        Account account = new Account(
                UUID.randomUUID().toString(), wanted.email(), wanted.fullName(), wanted.roles(), wanted.disabled());
        return Response.of(
                accounts.add(account, wanted.password()),
                isNew -> isNew
                        ? Response.saved(account.id())
                        : Response.detail(409, "User with email `" + account.email() + "` already exists."));
    }

    private Response list(Request request) {
        return request.numberInPath("start", MOST)
                .then(start -> request.numberInPath("limit", MOST).then(limit -> {
                    List<Account> all = accounts.all();
                    ArrayNode list = WireJson.array();
                    all.stream().skip(start).limit(limit).forEach(account -> list.add(shown(account)));
                    return Response.listed(all.size(), list);
                }));
    }

    /** Without the password hash that a real 0.8.2 gives away here. */
    private static ObjectNode shown(Account account) {
        ObjectNode shown = WireJson.object().put("id", account.id());
        shown.put("full_name", account.fullName()).put("email", account.email());
        account.roles().forEach(shown.putArray("roles")::add);
        shown.put("disabled", account.disabled()).putObject("preference");
        return shown.putNull("expiration_timestamp");
    }

    /**
     * The administrator is set where the server is started. A token that made another one would let in every page of
     * every site, for this server answers them all; so there is none that is right.
     */
    private static Response closed() {
        return Response.detail(403, "Installation forbidden. The server is installed, and no token is valid.");
    }

    /** A server that answers is installed. */
    private static Response installed() {
        return Response.ok(WireJson.object()
                .put("schema_ok", true)
                .put("admin_ok", true)
                .put("form_ok", true)
                .putNull("warning"));
    }
}
