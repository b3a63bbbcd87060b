package dev.talaria.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.testbench.TestBench;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The main flow on TestBench, for those who hold its licence: `./mvnw -Ptestbench verify`.
@Tag("testbench")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "vaadin.productionMode=true")
class MainFlowTestBenchIT {
    private static final BrowserHome HOME = BrowserHome.create();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void serveTheHome(DynamicPropertyRegistry settings) {
        settings.add("talaria.home", () -> HOME.root().toString());
        settings.add("talaria.data", () -> HOME.data().toString());
        settings.add("talaria.hermes", () -> "off");
    }

    @Test
    void aSessionOfAProfileIsOpenedAndRead() {
        var options = new ChromeOptions().addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        var driver = TestBench.createDriver(new ChromeDriver(options));
        try {
            driver.get("http://localhost:" + port + "/p/work/s/" + HOME.id("work", "plain"));

            var transcript = (TestBenchElement) driver.findElement(By.tagName("main"));
            assertThat(transcript.getText()).isNotBlank();
        } finally {
            driver.quit();
        }
    }
}
