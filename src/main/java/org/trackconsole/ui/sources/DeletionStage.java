package org.trackconsole.ui.sources;

/** How far the deletion of several sources has come. */
sealed interface DeletionStage {
    /** Nobody wants to. */
    record Closed() implements DeletionStage {}

    /** The rows say what would be deleted. */
    record Preview() implements DeletionStage {}

    /**
     * One source after another is deleted, or brought back.
     *
     * @param done how many are
     * @param all of how many
     * @param stopping whether the present one is the last
     */
    record Running(int done, int all, boolean stopping) implements DeletionStage {}

    /** The rows say what happened. */
    record Over() implements DeletionStage {}
}
