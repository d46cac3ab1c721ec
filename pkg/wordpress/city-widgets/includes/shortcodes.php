<?php
/**
 * `[city-programme src="https://…" lang="de"]`, `[city-profile …]`, `[city-project-map …]`. What stands between an
 * opening and a closing one is the fallback.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

/** One for each element. */
function city_widgets_add_shortcodes() {
	foreach ( array_keys( city_widgets_elements() ) as $tag ) {
		add_shortcode( $tag, 'city_widgets_shortcode' );
	}
}

/**
 * The element that a shortcode stands for.
 *
 * @param array|string $attributes As WordPress has read them; a text where there are none.
 * @param string|null  $content    Between opening and closing, if it was closed.
 * @param string       $tag        The shortcode's name.
 * @return string
 */
function city_widgets_shortcode( $attributes, $content, $tag ) {
	wp_enqueue_script( 'city-widgets' );
	return city_widgets_markup( $tag, (array) $attributes, do_shortcode( (string) $content ) );
}
