package io.github.rolloutplanner.strategy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Loads the strategies that service files name, and names the one that cannot be loaded. */
final class StrategyProviders {
    private static final String SERVICE_FILE = "META-INF/services/" + RolloutStrategy.class.getName();

    private StrategyProviders() {}

    static List<RolloutStrategy> load(ClassLoader loader) {
        try {
            List<RolloutStrategy> found = new ArrayList<>();
            ServiceLoader.load(RolloutStrategy.class, loader).stream()
                    .forEach(provider -> found.add(instance(provider)));
            return found;
        } catch (ServiceConfigurationError e) {
            throw new StrategyProviderException(
                    "A strategy registered in " + SERVICE_FILE + " cannot be used: " + e.getMessage()
                            + ". Correct its line, or add what it needs.",
                    e);
        } catch (LinkageError e) {
            throw new StrategyProviderException(
                    "The strategy " + brokenOf(loader).orElse("registered in " + SERVICE_FILE)
                            + " cannot be loaded, because a class it needs is missing: " + e.getMessage()
                            + ". Add the jar that has it.",
                    e);
        }
    }

    private static RolloutStrategy instance(ServiceLoader.Provider<RolloutStrategy> provider) {
        try {
            return provider.get();
        } catch (ServiceConfigurationError e) {
            throw new StrategyProviderException(
                    "The strategy " + provider.type().getName()
                            + " cannot be created. Give it a public constructor without parameters that does not fail.",
                    e);
        }
    }

    /** The JDK says which class is missing, not which provider needs it. */
    private static Optional<String> brokenOf(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(SERVICE_FILE)).stream()
                    .flatMap(file -> names(file).stream())
                    .filter(name -> !loads(name, loader))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(URL file) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("#", 2)[0].strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean loads(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (LinkageError | ClassNotFoundException e) {
            return false;
        }
    }
}
