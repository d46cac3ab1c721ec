<?php
/**
 * One block for all elements. The page gets what the shortcode would give it.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

/** The block, with its words: those of the editor are the site's language's. */
function city_widgets_register_block() {
	wp_register_script(
		'city-widgets-block',
		plugins_url( 'block.js', CITY_WIDGETS_FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		CITY_WIDGETS_VERSION,
		true
	);
	wp_add_inline_script(
		'city-widgets-block',
		'window.cityWidgetsBlock = ' . wp_json_encode( array( 'words' => city_widgets_words() ) ) . ';',
		'before'
	);
	$text = array(
		'type'    => 'string',
		'default' => '',
	);
	register_block_type(
		'city-widgets/widget',
		array(
			'api_version'     => 2,
			'title'           => city_widgets_words()['title'],
			'description'     => city_widgets_words()['description'],
			'category'        => 'embed',
			'icon'            => 'location-alt',
			'supports'        => array(
				'html'  => false,
				'align' => array( 'wide', 'full' ),
			),
			'attributes'      => array(
				'element' => array(
					'type'    => 'string',
					'default' => 'city-programme',
				),
				'src'     => $text,
				'lang'    => $text,
				'view'    => $text,
				'variant' => $text,
				'link'    => $text,
				'label'   => $text,
				'height'  => $text,
			),
			'editor_script'   => 'city-widgets-block',
			'render_callback' => 'city_widgets_render_block',
		)
	);
}

/**
 * The page's HTML of a block.
 *
 * @param array $attributes Of the block.
 * @return string
 */
function city_widgets_render_block( $attributes ) {
	wp_enqueue_script( 'city-widgets' );
	$style = '';
	if ( isset( $attributes['height'] ) && is_numeric( $attributes['height'] ) ) {
		// Reserved from the first moment, so that the page stays where it is when the widget comes.
		$style = ' style="min-height:' . absint( $attributes['height'] ) . 'px"';
	}
	$element = isset( $attributes['element'] ) ? (string) $attributes['element'] : '';
	$align   = isset( $attributes['align'] ) ? ' align' . sanitize_html_class( $attributes['align'] ) : '';
	$inside  = city_widgets_markup( $element, $attributes );
	return '<div class="wp-block-city-widgets-widget' . esc_attr( $align ) . '"' . $style . '>' . $inside . '</div>';
}

/**
 * What the editor reads.
 *
 * @return array<string, string>
 */
function city_widgets_words() {
	return array(
		'title'            => __( 'City widget', 'city-widgets' ),
		'description'      => __( 'A programme, a city profile or a map of projects, from an endpoint with open data.', 'city-widgets' ),
		'city-programme'   => __( 'Programme', 'city-widgets' ),
		'city-profile'     => __( 'City profile', 'city-widgets' ),
		'city-project-map' => __( 'Map of projects', 'city-widgets' ),
		'what'             => __( 'What to show', 'city-widgets' ),
		'src'              => __( 'Address of the data', 'city-widgets' ),
		'lang'             => __( 'Language (empty: that of the page)', 'city-widgets' ),
		'view'             => __( 'View', 'city-widgets' ),
		'variant'          => __( 'Variant', 'city-widgets' ),
		'link'             => __( 'Address of a page with the same content, for browsers without scripts', 'city-widgets' ),
		'label'            => __( 'Text of the link to it', 'city-widgets' ),
		'height'           => __( 'Height to reserve, in pixels', 'city-widgets' ),
		'empty'            => __( 'Enter the address of the data at the side.', 'city-widgets' ),
	);
}
