package org.trackconsole.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes classes of a library in a format that an AOT cache can hold. The cache of JDK 25 leaves out what was compiled
 * for Java 5, as picocli is: such classes would be read, checked and linked anew by every start.
 */
final class CurrentFormat {
    /** Where the version stands in a class, after the magic number and the minor version. */
    private static final int VERSION_AT = 6;

    /** The first version that brings tables by which classes are checked. */
    private static final int OLDEST_KEPT = ClassFile.JAVA_6_VERSION;

    private static final ClassFile FORMAT = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    private static final ClassTransform SAME_IN_JAVA_8 = ClassTransform.transformingMethodBodies(CodeBuilder::with)
            .andThen(ClassTransform.endHandler(CurrentFormat::asInJava8));

    private CurrentFormat() {}

    /** Rewrites a jar where it holds classes of an old format; what they do stays the same. */
    static void bringTo(Path jar) throws IOException {
        boolean changed = false;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile old = new JarFile(jar.toFile());
                JarOutputStream renewed = new JarOutputStream(bytes)) {
            for (JarEntry entry : Collections.list(old.entries())) {
                byte[] content = old.getInputStream(entry).readAllBytes();
                renewed.putNextEntry(new JarEntry(entry.getName()));
                if (entry.getName().endsWith(".class") && version(content) < OLDEST_KEPT) {
                    ClassModel model = FORMAT.parse(content);
                    renewed.write(FORMAT.transformClass(model, SAME_IN_JAVA_8));
                    changed = true;
                } else {
                    renewed.write(content);
                }
            }
        }
        if (changed) {
            Files.write(jar, bytes.toByteArray());
        }
    }

    private static int version(byte[] classFile) {
        return ByteBuffer.wrap(classFile).getShort(VERSION_AT);
    }

    private static void asInJava8(ClassBuilder builder) {
        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
    }
}
