package io.github.rolloutplanner.json.export.argo;

/** What Argo knows the pods of a version by. A query has it where the analysis gives it as an argument. */
enum PodHash {
    /** That of the new version. */
    CANARY("canary-hash", "Latest"),
    /** That of the previous one. */
    STABLE("stable-hash", "Stable");

    private final String argument;
    private final String version;

    PodHash(String argument, String version) {
        this.argument = argument;
        this.version = version;
    }

    String argument() {
        return argument;
    }

    /** The version, as Argo calls it. */
    String version() {
        return version;
    }

    boolean isIn(String query) {
        return query.contains("{{args." + argument + "}}");
    }
}
