package io.github.rolloutplanner.json;

/** What stands once. */
final class FreeFacts {
    static final String LIST = "";
}
