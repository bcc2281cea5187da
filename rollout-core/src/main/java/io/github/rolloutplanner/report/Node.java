package io.github.rolloutplanner.report;

/** A piece of a page. What is written is escaped here and nowhere else. */
sealed interface Node permits Element, Characters {

    /** Appends this as HTML. */
    void writeTo(StringBuilder page);
}
