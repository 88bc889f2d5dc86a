package org.trackconsole.ui.history;

import org.trackconsole.service.Remedy;
import org.trackconsole.ui.part.ProofView;

/** What the buttons of a proof do to the call that is opened. */
record ProofActions(HistoryViewModel model) implements ProofView.Actions {
    @Override
    public void prove() {
        model.prove();
    }

    @Override
    public void stop() {
        model.proofRun().stop();
    }

    @Override
    public void remedy(Remedy remedy) {
        model.remedy(remedy);
    }

    @Override
    public void showProfile(String id) {
        model.showProfile(id);
    }
}
