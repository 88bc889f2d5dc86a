package org.trackconsole.service.transfer;

import java.util.List;

/** What a file of sources says. */
public sealed interface FileReading {
    /** Every source in it. */
    record Sound(List<WantedSource> sources) implements FileReading {
        public Sound {
            sources = List.copyOf(sources);
        }
    }

    /**
     * It cannot be taken, not even in part.
     *
     * @param faults in sentences that name the line or the field and the way out; at least one
     */
    record Faulty(List<String> faults) implements FileReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
