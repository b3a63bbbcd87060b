package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

import dev.talaria.fake.ScreenTest;
import dev.talaria.profiles.FolderAnswer.Listing;
import dev.talaria.shared.Background;

class FolderDialogTest extends ScreenTest {
    private final List<Runnable> later = new ArrayList<>();
    private final Background background = new Background() {
        @Override
        public void run(Runnable work) {
            later.add(work);
        }
    };

    @Test
    void ofTwoFoldersThatWereAskedForTheLastOneIsShown() {
        var asking = new Div();
        UI.getCurrent().add(asking);
        var dialog = new FolderDialog(asking, background, "work",
                path -> new Listing(path, Optional.empty(), Optional.empty(), List.of(), false), _ -> {});
        dialog.openAt("/first");
        dialog.openAt("/second");

        later.getLast().run();
        await("the last one is shown", () -> path().equals("/second"));
        later.getFirst().run();
        await("the first one has arrived, too", () -> true);

        assertThat(path()).isEqualTo("/second");
    }

    private String path() {
        return all(TextField.class).stream().filter(field -> "Folder".equals(field.getLabel())).findFirst()
                .map(TextField::getValue).orElse("");
    }
}
