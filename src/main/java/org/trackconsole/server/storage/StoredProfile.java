package org.trackconsole.server.storage;

/**
 * A profile together with its document, which few things need.
 *
 * @param record JSON object: what differs from an empty profile, in the shape of records
 */
public record StoredProfile(ProfileRow row, String record) {}
