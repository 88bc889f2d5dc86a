package org.trackconsole.ui.profiles;

import org.trackconsole.service.PersonExport;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.service.SessionLog;

/**
 * What the screen does its work with.
 *
 * @param reading finds people and reads what a server keeps of them
 * @param notes what the console itself keeps of them
 * @param export writes a person into a file
 * @param removal deletes a person
 * @param reports of deletions
 * @param history the calls of a person
 * @param traces what may be left of a deleted person on this machine
 */
public record PersonServices(
        ProfileReading reading,
        ProfileNotes notes,
        PersonExport export,
        PersonRemoval removal,
        RemovalReports reports,
        SessionLog history,
        PersonTraces traces) {}
