package io.lunapark.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

    @TempDir
    private Path directory;

    @Test
    void whatWasAppendedIsReadAgainInItsOrder() throws IOException {
        try (RecordFile file = RecordFile.open(directory.resolve("records"))) {
            for (int i = 0; i < 1_000; i++) {
                append(file, "x".repeat(i));
            }
            append(file, "x".repeat(600_000));
        }

        try (RecordFile file = RecordFile.open(directory.resolve("records"))) {
            List<Integer> lengths = lengths(file);
            assertThat(lengths).hasSize(1_001).startsWith(5, 6, 7).endsWith(1_004, 600_005);
        }
    }

    @Test
    void aTornRecordAtTheEndIsForgottenAndTheNextOneTakesItsPlace() throws IOException {
        Path path = directory.resolve("records");
        try (RecordFile file = RecordFile.open(path)) {
            append(file, "whole");
            append(file, "torn");
        }
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length - 2), StandardOpenOption.TRUNCATE_EXISTING);

        try (RecordFile file = RecordFile.open(path)) {
            append(file, "after");
            assertThat(lengths(file)).containsExactly(10, 10);
        }
    }

    /** A record is five bytes longer than its text: its kind, and the length of the text. */
    private static void append(RecordFile file, String text) throws IOException {
        RecordWriter writer = new RecordWriter();
        writer.start((byte) 'T').text(text);
        file.append(writer.end());
    }

    private static List<Integer> lengths(RecordFile file) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        RecordFile.Reader reader = file.reader(0);
        for (byte[] record = reader.next(file.size()); record != null; record = reader.next(file.size())) {
            lengths.add(record.length);
        }
        return lengths;
    }
}
