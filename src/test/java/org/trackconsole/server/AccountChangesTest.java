package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;

/** Accounts that are changed and deleted, by administrators and by those whose they are (contract §5). */
class AccountChangesTest {
    @TempDir
    private Path folder;

    private RunningServer server;
    private String ann = "";

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
        ann = add("ann@example.com", "developer");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String account(String email, String password, String role, boolean disabled) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"full_name\":\"F\",\"roles\":[\"%s\"],\"disabled\":%s}"
                .formatted(email, password, role, disabled);
    }

    private String add(String email, String role) {
        Answer saved = server.post("/user", account(email, "old", role, false));
        return saved.body().at("/ids/0").stringValue();
    }

    private Answer signIn(String name, String password) {
        return server.signIn("username=" + name + "%40example.com&password=" + password);
    }

    private String token(String name, String password) {
        return signIn(name, password).body().path("access_token").asString();
    }

    private Answer as(String token, String method, String path, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private int sources(String token) {
        return as(token, "GET", "/event-sources/by_type", "").status();
    }

    @Test
    void changedRolesCountAtOnceForWhoeverIsSignedIn() {
        String token = token("ann", "old");
        assertThat(sources(token)).isEqualTo(200);
        Answer changed = server.post("/user/" + ann, account("ann@example.com", "", "marketer", false));
        assertThat(changed.http().body()).isEqualTo("{\"inserted\":1}");
        assertThat(sources(token)).isEqualTo(401);
        assertThat(as(token, "GET", "/profile/count", "").status()).isEqualTo(200);
        assertThat(server.get("/user/" + ann).body().path("roles").toString()).isEqualTo("[\"marketer\"]");
        assertThat(signIn("ann", "old").status()).isEqualTo(200);
    }

    @Test
    void newPasswordOfAnAdministratorSignsTheOwnerOut() {
        String token = token("ann", "old");
        server.post("/user/" + ann, account("ann@example.com", "new", "developer", false));
        assertThat(sources(token)).isEqualTo(401);
        assertThat(signIn("ann", "old").status()).isEqualTo(400);
        assertThat(signIn("ann", "new").status()).isEqualTo(200);
    }

    @Test
    void peopleChangeTheirOwnPasswordAndStaySignedInThereOnly() {
        String here = token("ann", "old");
        String elsewhere = token("ann", "old");
        Answer changed = as(here, "POST", "/user-account", "{\"password\":\"new\",\"full_name\":\"Ann\"}");
        assertThat(changed.http().body()).isEqualTo("{\"inserted\":1}");
        assertThat(sources(here)).isEqualTo(200);
        assertThat(sources(elsewhere)).isEqualTo(401);
        assertThat(as(here, "GET", "/user-account", "").body().path("full_name").stringValue())
                .isEqualTo("Ann");
        assertThat(signIn("ann", "old").status()).isEqualTo(400);
        assertThat(signIn("ann", "new").status()).isEqualTo(200);
        assertThat(as(here, "POST", "/user-account", "{}").body().path("detail").size())
                .isEqualTo(2);
    }

    @Test
    void disabledAccountIsSignedOutAndKeptOut() {
        String token = token("ann", "old");
        server.post("/user/" + ann, account("ann@example.com", "", "developer", true));
        assertThat(sources(token)).isEqualTo(401);
        assertThat(signIn("ann", "old").status()).isEqualTo(400);
    }

    @Test
    void deletedAccountIsSignedOutAndUnknown() {
        String token = token("ann", "old");
        assertThat(server.delete("/user/" + ann).http().body()).isEqualTo("{\"deleted\":1}");
        assertThat(sources(token)).isEqualTo(401);
        assertThat(signIn("ann", "old").status()).isEqualTo(400);
        assertThat(server.get("/user/" + ann).status()).isEqualTo(404);
        assertThat(server.delete("/user/" + ann).status()).isEqualTo(404);
        assertThat(server.post("/user/" + ann, account("ann@example.com", "", "admin", false))
                        .status())
                .isEqualTo(404);
        assertThat(add("ann@example.com", "admin")).isNotEqualTo(ann);
    }

    @Test
    void addressesStayUniqueAndOldOnesBecomeFree() {
        String bob = add("bob@example.com", "developer");
        for (String taken : new String[] {"bob@example.com", "Bob@Example.com", "admin@example.com"}) {
            assertThat(server.post("/user/" + ann, account(taken, "", "developer", false))
                            .status())
                    .isEqualTo(409);
        }
        assertThat(server.post("/user/" + ann, account("eve@example.com", "", "developer", false))
                        .status())
                .isEqualTo(200);
        assertThat(signIn("ann", "old").status()).isEqualTo(400);
        assertThat(signIn("eve", "old").status()).isEqualTo(200);
        assertThat(server.post("/user/" + bob, account("ann@example.com", "", "developer", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyLocksOutOrDeletesThemselvesOrTheInstallation() {
        String carl = add("carl@example.com", "admin");
        String token = token("carl", "old");
        assertThat(as(token, "DELETE", "/user/" + carl, "").status()).isEqualTo(403);
        assertThat(as(token, "POST", "/user/" + carl, account("carl@example.com", "", "marketer", false))
                        .status())
                .isEqualTo(403);
        String installation = server.get("/user-account").body().path("id").stringValue();
        assertThat(as(token, "DELETE", "/user/" + installation, "").status()).isEqualTo(403);
        assertThat(as(token, "POST", "/user/" + installation, account("x@example.com", "x", "admin", false))
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/user-account", "{\"password\":\"x\",\"full_name\":\"\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void changesSurviveARestart() {
        server.post("/user/" + ann, account("eve@example.com", "new", "marketer", false));
        server.close();
        server = RunningServer.start(folder);
        assertThat(signIn("eve", "new").body().path("roles").toString()).isEqualTo("[\"marketer\"]");
        assertThat(server.get("/users/0/10").body().size()).isEqualTo(2);
    }
}
