package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    private final Properties before = new Properties();

    @BeforeEach
    void remember() {
        before.putAll(System.getProperties());
        System.clearProperty(KEEP_ALIVE);
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void givesConnectionsUpBeforeServersDo() {
        ConnectionSettings.apply();
        assertThat(System.getProperty(KEEP_ALIVE)).isEqualTo("4");
        assertThat(System.getProperty("jdk.httpclient.disableRetryConnect")).isEqualTo("true");
    }

    @Test
    void leavesWhatTheUserHasSet() {
        System.setProperty(KEEP_ALIVE, "60");
        ConnectionSettings.apply();
        assertThat(System.getProperty(KEEP_ALIVE)).isEqualTo("60");
    }
}
