package io.github.rolloutplanner.examples;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The types of a module as its source files have them, with what a class file forgets: names of parameters, and comments. */
final class DeclaredTypes {
    private final Map<String, TreePath> byName = new TreeMap<>();
    private final DocTrees comments;

    private DeclaredTypes(Path module) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(sources(module)));
        comments = DocTrees.instance(task);
        try {
            task.parse().forEach(unit -> new Collector(unit).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeclaredTypes of(String module) {
        return new DeclaredTypes(Sources.PROJECT.resolve(module).resolve("src/main/java"));
    }

    private static Path[] sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the parameters of a method or constructor; nothing for one that is generated. */
    Optional<List<String>> parameters(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        TreePath declared = byName.get(type.getCanonicalName());
        if (declared == null) {
            return Optional.empty();
        }
        if (isCanonical(executable)) {
            return Optional.of(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList());
        }
        return ((ClassTree) declared.getLeaf())
                .getMembers().stream()
                        .filter(member -> member instanceof MethodTree method && isSame(method, executable))
                        .map(member -> names((MethodTree) member))
                        .findFirst();
    }

    private static boolean isCanonical(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        return executable instanceof Constructor
                && type.isRecord()
                && types(executable)
                        .equals(Stream.of(type.getRecordComponents())
                                .map(part -> part.getType().getSimpleName())
                                .toList());
    }

    private static boolean isSame(MethodTree method, Executable executable) {
        String name = executable instanceof Constructor ? "<init>" : executable.getName();
        List<String> types = method.getParameters().stream()
                .map(parameter -> erased(parameter.getType().toString()))
                .toList();
        return method.getName().contentEquals(name) && types.equals(types(executable));
    }

    private static List<String> types(Executable executable) {
        return Stream.of(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
    }

    private static String erased(String type) {
        return type.replaceAll("<.*>", "").replace("...", "[]").replaceFirst("^.*\\.", "");
    }

    private static List<String> names(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.getName().toString())
                .toList();
    }

    private final class Collector extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;

        Collector(CompilationUnitTree unit) {
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            byName.put(nameOf(getCurrentPath()), getCurrentPath());
            return super.visitClass(type, unused);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            return null;
        }

        private String nameOf(TreePath path) {
            Tree above = path.getParentPath().getLeaf();
            String prefix = above instanceof ClassTree
                    ? nameOf(path.getParentPath())
                    : unit.getPackageName().toString();
            return prefix + "." + ((ClassTree) path.getLeaf()).getSimpleName();
        }
    }
}
