package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class WriterTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Writer.class);
    private Sql sql;
    private Writer writer;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        sql = Sql.writing(folder.resolve("small.sqlite"));
        sql.script("PRAGMA foreign_keys = ON");
        sql.script("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        sql.script("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
        writer = new Writer(sql, 8, () -> {});
        writer.start();
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void end() throws Exception {
        log.detachAppender(logged);
        writer.stop();
        sql.close();
    }

    private Result<Integer> insert(int parent) {
        return writer.write(connection -> connection.update("INSERT INTO child VALUES (?)", parent));
    }

    @Test
    void commitsThatFailOfOneCauseAreLoggedOnceUntilAllGoesWellAgain() {
        // Nobody has a parent, which is found out at the commit, as a full disk may be.
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(insert(1)).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
            }
            assertThat(logged.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .hasSize(round);
            assertThat(writer.write(connection -> connection.update("INSERT INTO parent VALUES (NULL)")))
                    .isEqualTo(new Result.Done<>(1));
            assertThat(writer.write(connection -> connection.update("DELETE FROM parent")))
                    .isEqualTo(new Result.Done<>(1));
        }
    }
}
