package org.trackconsole.ui.compose;

/** What can be done to the list of events; positions count from 0. Each call is one step of undo. */
interface EventEdits {
    void addEvent();

    void duplicateEvent(int index);

    void moveEvent(int from, int to);

    void removeEvent(int index);
}
