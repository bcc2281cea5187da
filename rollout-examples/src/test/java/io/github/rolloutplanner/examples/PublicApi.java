package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a module promises: the types of its exported packages and their members, as its classes have them. */
final class PublicApi {
    private final ModuleReference module;

    private PublicApi(ModuleReference module) {
        this.module = module;
    }

    /** Of the module that a type is in, whether its classes are in a jar or in a directory. */
    static PublicApi ofModuleWith(Class<?> type) {
        try {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new PublicApi(ModuleFinder.of(classes).findAll().iterator().next());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> packages() {
        return module.descriptor().packages();
    }

    Set<String> exportedPackages() {
        return module.descriptor().exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(Exports::source)
                .collect(toCollection(TreeSet::new));
    }

    /** The types that others can name, sorted. */
    List<Class<?>> types() {
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file ->
                            file.endsWith(".class") && exportedPackages().contains(packageOf(file)))
                    .<Class<?>>map(PublicApi::load)
                    .filter(Signatures::isVisible)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each type and each member, with the package of each type that they name. */
    List<String> signatures() {
        return types().stream().flatMap(type -> Signatures.of(type).stream()).toList();
    }

    private static String packageOf(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
    }

    private static Class<?> load(String file) {
        try {
            String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
