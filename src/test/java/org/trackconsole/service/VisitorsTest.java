package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Visitor;
import org.trackconsole.store.Database;
import org.trackconsole.store.VisitorStore;

class VisitorsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Database database;
    private Visitors visitors;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        visitors = new Visitors(new VisitorStore(database), number -> "Visitor " + number, now::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesTheFirstVisitorOfAServerWithoutAProfile() {
        Visitor first = visitors.current("local");
        assertThat(first.name()).isEqualTo("Visitor 1");
        assertThat(first.profileId()).isNull();
        assertThat(first.visit()).isEqualTo(1);
        assertThat(first.visitStarted()).isEqualTo(NOON);
        assertThat(UUID.fromString(first.sessionId()).version()).isEqualTo(4);
        assertThat(visitors.current("local")).isEqualTo(first);
    }

    @Test
    void eachServerHasItsOwnVisitors() {
        Visitor local = visitors.current("local");
        Visitor shop = visitors.current("shop");
        assertThat(shop.id()).isNotEqualTo(local.id());
        assertThat(visitors.all("local")).containsExactly(local);
    }

    @Test
    void aNewVisitHasAFreshSessionAndTheSamePerson() {
        Visitor first = visitors.current("local");
        now.set(NOON.plusSeconds(90));
        Visitor second = visitors.newVisit(first.id());
        assertThat(second.sessionId()).isNotEqualTo(first.sessionId());
        assertThat(second.visit()).isEqualTo(2);
        assertThat(second.visitStarted()).isEqualTo(NOON.plusSeconds(90));
        assertThat(second.name()).isEqualTo(first.name());
        assertThat(visitors.current("local")).isEqualTo(second);
    }

    @Test
    void remembersTheChosenVisitorAcrossARestart() {
        Visitor first = visitors.current("local");
        Visitor second = visitors.add("local");
        assertThat(visitors.current("local")).isEqualTo(second);
        visitors.choose(first.id());
        close();
        open();
        assertThat(visitors.current("local")).isEqualTo(first);
        assertThat(visitors.all("local")).containsExactly(first, second);
    }

    @Test
    void renames() {
        Visitor first = visitors.current("local");
        assertThat(visitors.rename(first.id(), "  Ann ").name()).isEqualTo("Ann");
        assertThat(visitors.rename(first.id(), " ").name()).isEqualTo("Ann");
        assertThat(visitors.current("local").name()).isEqualTo("Ann");
    }

    @Test
    void forgettingPutsAStrangerInTheSamePlace() {
        Visitor ann = visitors.rename(visitors.current("local").id(), "Ann");
        Visitor bob = visitors.add("local");
        Visitor fresh = visitors.forget(ann.id());
        assertThat(fresh.id()).isNotEqualTo(ann.id());
        assertThat(fresh.sessionId()).isNotEqualTo(ann.sessionId());
        assertThat(fresh.profileId()).isNull();
        assertThat(fresh.name()).isEqualTo("Visitor 3");
        assertThat(visitors.current("local")).isEqualTo(fresh);
        assertThat(visitors.all("local")).containsExactly(fresh, bob);
        assertThat(visitors.find(ann.id())).isNull();
    }

    @Test
    void undoingAForgettingLeavesEverythingAsItWas() {
        Visitor ann = visitors.newVisit(visitors.current("local").id());
        Visitor bob = visitors.add("local");
        visitors.forget(ann.id());
        assertThat(visitors.restore(ann)).isEqualTo(ann);
        assertThat(visitors.current("local")).isEqualTo(ann);
        assertThat(visitors.all("local")).containsExactly(ann, bob);
        visitors.restore(ann);
        assertThat(visitors.all("local")).containsExactly(ann, bob);
    }

    @Test
    void undoingAForgettingKeepsTheStrangerIfSomethingWasDoneWithThem() {
        Visitor ann = visitors.current("local");
        Visitor fresh = visitors.newVisit(visitors.forget(ann.id()).id());
        visitors.restore(ann);
        assertThat(visitors.all("local")).containsExactlyInAnyOrder(ann, fresh);
    }

    @Test
    void undoingWorksAlsoWhenTheStrangerWasForgottenToo() {
        Visitor ann = visitors.current("local");
        Visitor stranger = visitors.forget(ann.id());
        Visitor second = visitors.forget(stranger.id());
        assertThat(visitors.restore(ann)).isEqualTo(ann);
        assertThat(visitors.all("local")).containsExactly(second, ann);
    }

    @Test
    void refusesToChangeAVisitorWhoIsNotThere() {
        assertThatThrownBy(() -> visitors.newVisit("nobody")).isInstanceOf(IllegalArgumentException.class);
    }
}
