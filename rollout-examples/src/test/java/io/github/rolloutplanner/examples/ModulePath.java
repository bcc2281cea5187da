package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The modules on the class path of the tests: jars, and in a build that packs none the directories of their classes. */
final class ModulePath {

    private ModulePath() {}

    /** Those that say in a descriptor what they need, which is all that jlink takes. */
    static String described() {
        return of(module -> !module.isAutomatic());
    }

    /** Those, and one that has no more than a name. */
    static String describedAnd(String automatic) {
        return of(module -> !module.isAutomatic() || module.name().equals(automatic));
    }

    private static String of(Predicate<ModuleDescriptor> wanted) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> modules(Path.of(entry)).stream().anyMatch(wanted))
                .collect(joining(File.pathSeparator));
    }

    private static List<ModuleDescriptor> modules(Path entry) {
        if (!entry.toString().endsWith(".jar") && !Files.exists(entry.resolve("module-info.class"))) {
            return List.of();
        }
        return ModuleFinder.of(entry).findAll().stream()
                .map(module -> module.descriptor())
                .toList();
    }
}
