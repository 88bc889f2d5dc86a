package org.trackconsole.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** Such as {@code 0.1.0}; the build writes it into a resource. */
    public static String current() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/org/trackconsole/build.properties")) {
            build.load(Objects.requireNonNull(in, "build.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}
