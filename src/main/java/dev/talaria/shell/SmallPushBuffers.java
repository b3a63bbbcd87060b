package dev.talaria.shell;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/// Screens speak by requests and only listen on their socket. The buffers in which it would receive what they say, all of
/// them kept as long as a screen is open, need not be larger than a few letters.
@Component
class SmallPushBuffers implements BeanPostProcessor {
    private static final String CHARACTERS = "org.atmosphere.websocket.bufferSize";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ServletRegistrationBean<?> registration) {
            registration.addInitParameter(CHARACTERS, "512");
        }
        return bean;
    }
}
