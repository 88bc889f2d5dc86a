package org.trackconsole.ui.settings;

import org.trackconsole.text.Texts;

/**
 * What this build runs on; nothing personal, for it is copied into bug reports.
 *
 * @param version of the console
 * @param java version and vendor
 * @param javafx version
 * @param system name, version and architecture of the operating system
 */
record About(String version, String java, String javafx, String system) {
    /** The build of this version on what runs now; the toolkit must be running, which tells its version. */
    static About of(String version) {
        return new About(
                version,
                property("java.version") + " (" + property("java.vendor") + ")",
                property("javafx.runtime.version"),
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
    }

    /** All of it as lines of plain text. */
    String report() {
        return Texts.text("settings.about.report", version, java, javafx, system);
    }

    private static String property(String name) {
        return System.getProperty(name, Texts.text("settings.about.unknown"));
    }
}
