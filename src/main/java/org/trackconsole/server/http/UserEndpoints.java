package org.trackconsole.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.access.Account;
import org.trackconsole.server.access.AccountChange;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.access.Preferences;
import org.trackconsole.server.access.SignIn;
import org.trackconsole.server.check.AccountCheck;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing in and out, and accounts (contract §5). */
final class UserEndpoints {
    private static final int MOST = 10_000;
    private static final String PREFERENCE = "/user/preference/{key}";

    private final Accounts accounts;

    UserEndpoints(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes routes) {
        routes.post("/user/token", Access.OPEN, this::signIn)
                .post("/user/logout", Access.SIGNED_IN, this::signOut)
                .get("/user-account", Access.SIGNED_IN, request -> own(request, account -> Response.ok(shown(account))))
                .post("/user-account", Access.SIGNED_IN, this::changeOwn)
                .get("/user/preferences", Access.FIGURES, request -> own(request, this::all))
                .get(PREFERENCE, Access.FIGURES, request -> own(request, account -> preference(request, account)))
                .post(PREFERENCE, Access.FIGURES, request -> own(request, account -> prefer(request, account)))
                .delete(PREFERENCE, Access.FIGURES, request -> own(request, account -> forget(request, account)))
                .post("/user", Access.USERS, this::add)
                .get("/user/{id}", Access.USERS, this::one)
                .post("/user/{id}", Access.USERS, this::change)
                .delete("/user/{id}", Access.USERS, this::delete)
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

    private Response signedIn(SignIn.Right signedIn) {
        ObjectNode answer =
                WireJson.object().put("access_token", signedIn.token()).put("token_type", "bearer");
        signedIn.account().roles().forEach(answer.putArray("roles")::add);
        answer.set("preference", accounts.preferences().of(signedIn.account().id()));
        return Response.ok(answer);
    }

    private Response signOut(Request request) {
        Bearer.token(request).ifPresent(accounts::signOut);
        return Response.ok(WireJson.none());
    }

    /** An answer about whoever asks. */
    private Response own(Request request, Function<Account, Response> answer) {
        return caller(request).map(answer).orElseGet(Response::noRecord);
    }

    private Response all(Account account) {
        return Response.ok(accounts.preferences().of(account.id()));
    }

    private Response preference(Request request, Account account) {
        JsonNode value = accounts.preferences().of(account.id()).get(request.inPath("key"));
        return value == null ? Response.noRecord() : Response.ok(value);
    }

    private Response prefer(Request request, Account account) {
        return request.preference()
                .then(value -> Response.of(
                        accounts.preferences().set(account.id(), request.inPath("key"), value),
                        outcome -> told(
                                outcome, account, Response.detail(413, "An account can keep 64 KiB of preferences."))));
    }

    private Response forget(Request request, Account account) {
        String key = request.inPath("key");
        return Response.of(
                accounts.preferences().remove(account.id(), key),
                outcome -> told(outcome, account, Response.detail(404, "Preference " + key + " not found")));
    }

    private static Response told(Preferences.Outcome outcome, Account account, Response left) {
        return switch (outcome) {
            case MADE -> Response.saved(account.id());
            case LEFT -> left;
            case ACCOUNT_GONE -> Answering.invalidCredentials();
        };
    }

    private Optional<Account> caller(Request request) {
        return Bearer.token(request).flatMap(accounts::use);
    }

    private Response changeOwn(Request request) {
        return request.document().then(body -> {
            List<Problem> problems = new ArrayList<>();
            AccountCheck.Own wanted = AccountCheck.own(body, problems);
            return problems.isEmpty()
                    ? caller(request)
                            .map(own -> changed(
                                    own,
                                    accounts.changeOwn(
                                            own.id(),
                                            wanted.fullName(),
                                            blankAsNull(wanted.password()),
                                            Bearer.token(request).orElse(null))))
                            .orElseGet(Response::noRecord)
                    : Response.problems(problems);
        });
    }

    private Response one(Request request) {
        String id = request.inPath("id");
        return accounts.find(id).map(account -> Response.ok(shown(account))).orElseGet(() -> unknown(id));
    }

    private Response change(Request request) {
        return request.document().then(body -> switch (AccountCheck.changed(body)) {
            case AccountCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case AccountCheck.Checked.Valid valid -> change(request, valid);
        });
    }

    private Response change(Request request, AccountCheck.Checked.Valid wanted) {
        String id = request.inPath("id");
        boolean own = isCaller(request, id);
        if (own && !Access.USERS.admits(wanted.roles())) {
            return Response.detail(403, "You cannot remove the role of admin from your own account");
        }
        Account account = new Account(id, wanted.email(), wanted.fullName(), wanted.roles(), wanted.disabled());
        String kept = own ? Bearer.token(request).orElse(null) : null;
        return changed(account, accounts.change(account, blankAsNull(wanted.password()), kept));
    }

    private static @Nullable String blankAsNull(String password) {
        return password.isBlank() ? null : password;
    }

    private static Response changed(Account account, Result<AccountChange> result) {
        return Response.of(result, outcome -> switch (outcome) {
            case MADE -> Response.ok(WireJson.object().put("inserted", 1));
            case UNKNOWN -> unknown(account.id());
            case TAKEN -> taken(account.email());
            case FIXED -> fixed();
        });
    }

    private Response delete(Request request) {
        String id = request.inPath("id");
        return isCaller(request, id)
                ? Response.detail(403, "You cannot delete your own account")
                : Response.of(accounts.delete(id), outcome -> switch (outcome) {
                    case MADE -> Response.ok(WireJson.object().put("deleted", 1));
                    case UNKNOWN, TAKEN -> unknown(id);
                    case FIXED -> fixed();
                });
    }

    private boolean isCaller(Request request, String id) {
        return caller(request).filter(account -> account.id().equals(id)).isPresent();
    }

    private static Response unknown(String id) {
        return Response.detail(404, "User " + id + " not found.");
    }

    private static Response taken(String email) {
        return Response.detail(409, "User with email '" + email + "' already exists.");
    }

    private static Response fixed() {
        return Response.detail(
                403, "This account is the administrator of the installation. It is set where the server is started.");
    }

    private Response add(Request request) {
        return request.document().then(body -> switch (AccountCheck.added(body)) {
            case AccountCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case AccountCheck.Checked.Valid valid -> add(valid);
        });
    }

    private Response add(AccountCheck.Checked.Valid wanted) {
        Account account = new Account(
                UUID.randomUUID().toString(), wanted.email(), wanted.fullName(), wanted.roles(), wanted.disabled());
        return Response.of(
                accounts.add(account, wanted.password()),
                isNew -> isNew ? Response.saved(account.id()) : taken(account.email()));
    }

    private Response list(Request request) {
        String query = request.inQuery("query").orElse("").toLowerCase(Locale.ROOT);
        return request.numberInPath("start", MOST)
                .then(start -> request.numberInPath("limit", MOST).then(limit -> {
                    ArrayNode list = WireJson.array();
                    accounts.all().stream()
                            .filter(account ->
                                    account.fullName().toLowerCase(Locale.ROOT).contains(query))
                            .skip(start)
                            .limit(limit)
                            .forEach(account -> list.add(shown(account)));
                    return Response.ok(list);
                }));
    }

    /** Without the password hash that a real 0.8.2 gives away here. */
    private ObjectNode shown(Account account) {
        ObjectNode shown = WireJson.object().put("id", account.id());
        shown.put("full_name", account.fullName()).put("email", account.email());
        account.roles().forEach(shown.putArray("roles")::add);
        shown.put("disabled", account.disabled());
        shown.set("preference", accounts.preferences().of(account.id()));
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
