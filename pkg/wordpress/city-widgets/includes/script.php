<?php
/**
 * The script: only on pages that have a widget, from the plugin's own folder or from where the site says.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * The folder of the published files. `CITY_WIDGETS_BASE` in wp-config.php or the filter `city_widgets_base` name another.
 *
 * @return string An address that ends in a slash.
 */
function city_widgets_base() {
	$own  = plugins_url( 'dist/', CITY_WIDGETS_FILE );
	$base = defined( 'CITY_WIDGETS_BASE' ) ? CITY_WIDGETS_BASE : $own;
	return trailingslashit( esc_url_raw( apply_filters( 'city_widgets_base', $base ) ) );
}

/** Makes the script known; who shows a widget asks for it. */
function city_widgets_register_script() {
	// Version in the address: what has been cached of an older plugin is not asked for.
	wp_register_script( 'city-widgets', city_widgets_base() . 'city-widgets.js', array(), CITY_WIDGETS_VERSION, true );
}

/**
 * A module, which optimisers and consent managers leave alone: it sets no cookies, and moved into another file it would
 * not find the others.
 */
add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		if ( 'city-widgets' !== $handle ) {
			return $tag;
		}
		$tag = preg_replace( '/ type=([\'"])text\/javascript\1/', '', $tag );
		return preg_replace( '/<script\b(?=[^>]*\ssrc=)/', '<script type="module" data-cookieconsent="ignore" data-cfasync="false"', $tag, 1 );
	},
	10,
	2
);

/** Elements that stand in the text as such, or in the form for editors that strip unknown tags. */
add_filter(
	'the_content',
	function ( $content ) {
		if ( preg_match( '/<city-(programme|profile|project-map)\b|\bdata-city-widget=/', $content ) ) {
			wp_enqueue_script( 'city-widgets' );
		}
		return $content;
	},
	20
);
