package org.trackconsole.ui.sources;

/** A row of the list. */
sealed interface SourceRow {
    /** Names the row for as long as it is about the same. */
    Object key();

    /**
     * What stands above the sources of a group and opens and closes it.
     *
     * @param group its name; empty for the sources without one
     * @param count how many of them are listed
     * @param open whether they stand below
     */
    record Heading(String group, int count, boolean open) implements SourceRow {
        @Override
        public Object key() {
            return group;
        }
    }

    /**
     * A source. One that is in several groups has a row in each.
     *
     * @param group the one under which it stands; empty where it has none
     */
    record Line(SourceEntry entry, String group) implements SourceRow {
        @Override
        public Object key() {
            return this;
        }
    }
}
