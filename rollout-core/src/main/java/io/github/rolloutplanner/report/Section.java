package io.github.rolloutplanner.report;

import java.util.List;

/** A section of a report. The id is its anchor on a page. */
record Section(String id, String title, List<Block> blocks) {}
