package io.github.rolloutplanner.report;

import java.util.List;

/**
 * What a report says. The renderers write it in the forms there are.
 *
 * @param kind what sort of report it is
 * @param title what it is about
 * @param lead the one line to read
 * @param sections its sections, in their order
 */
record Document(String kind, String title, Phrase lead, List<Section> sections) {}
