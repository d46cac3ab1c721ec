<?php
/**
 * Plugin Name:       City Widgets
 * Description:       Programmes of conferences, city profiles and maps of projects, from open data, in 29 languages. The visitor's browser asks your endpoint and nobody else.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       city-widgets
 * Domain Path:       /languages
 *
 * The project is under MIT or Apache-2.0, as you choose; with WordPress, which is under the GPL, it is MIT.
 *
 * @package city-widgets
 */

defined( 'ABSPATH' ) || exit;

define( 'CITY_WIDGETS_VERSION', '0.1.0' );
define( 'CITY_WIDGETS_FILE', __FILE__ );

require_once __DIR__ . '/includes/elements.php';
require_once __DIR__ . '/includes/markup.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/filter.php';
require_once __DIR__ . '/includes/shortcodes.php';
require_once __DIR__ . '/includes/block.php';

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'city-widgets', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
		city_widgets_register_script();
		city_widgets_add_shortcodes();
		city_widgets_register_block();
	}
);
