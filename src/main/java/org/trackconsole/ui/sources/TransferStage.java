package org.trackconsole.ui.sources;

import java.util.List;
import org.trackconsole.service.Explanation;

/** How far a copy or an import has come. */
sealed interface TransferStage {
    /** There is none. */
    record Closed() implements TransferStage {}

    /** The server, or the file, is being asked. */
    record Reading() implements TransferStage {}

    /**
     * The file cannot be taken.
     *
     * @param faults in sentences
     */
    record Faulty(List<String> faults) implements TransferStage {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** The server could not be asked. */
    record Failed(Explanation why) implements TransferStage {}

    /** The rows say what would happen. */
    record Preview() implements TransferStage {}

    /**
     * One source after another is written, or taken back.
     *
     * @param done how many are
     * @param all of how many
     * @param stopping whether the present one is the last
     */
    record Running(int done, int all, boolean stopping) implements TransferStage {}

    /** The rows say what happened. */
    record Over() implements TransferStage {}
}
