package org.trackconsole.ui.sources;

import java.util.List;
import java.util.Locale;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Note;
import org.trackconsole.service.SourceCatalog.Problem;

/**
 * What is wrong with a form and what a person should know about it.
 *
 * @param problems what keeps it from being saved, as far as the form alone tells
 * @param notes what is good to know
 * @param idTaken whether a new source, or a second one, would replace one that is there already
 */
record FormCheck(List<Problem> problems, List<Note> notes, boolean idTaken) {
    FormCheck {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Looks at a form among the lines of its server. */
    static FormCheck of(SourceForm form, SourceEntries entries) {
        SourceCatalog.Check check = SourceCatalog.check(form.edited(), form.saved());
        String id = check.source().id();
        boolean taken = (form.isNew() || form.isSecond())
                && entries.all().stream()
                        .map(entry -> entry.form().saved())
                        .anyMatch(saved -> saved != null
                                && saved.id().toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT)));
        return new FormCheck(check.problems(), check.notes(), taken);
    }

    boolean isSavable() {
        return problems.isEmpty() && !idTaken;
    }
}
