// The block in the editor: fields at the side, and in the text what will be shown. The widget itself runs on the page.

(function (blocks, editor, components, element, words) {
  var make = element.createElement;
  var TAGS = ['city-programme', 'city-profile', 'city-project-map'];

  /** A field at the side. */
  function field(props, name, more) {
    var change = function (value) {
      var next = {};
      next[name] = value;
      props.setAttributes(next);
    };
    var options = { key: name, label: words[name], value: props.attributes[name], onChange: change };
    return make(components.TextControl, Object.assign(options, more));
  }

  blocks.registerBlockType('city-widgets/widget', {
    edit: function (props) {
      var chosen = props.attributes;
      var kind = make(components.SelectControl, {
        key: 'element',
        label: words.what,
        value: chosen.element,
        options: TAGS.map(function (tag) {
          return { value: tag, label: words[tag] };
        }),
        onChange: function (value) {
          props.setAttributes({ element: value, view: '', variant: '' });
        },
      });
      var fields = [kind, field(props, 'src', { type: 'url' }), field(props, 'lang')];
      fields.push(field(props, chosen.element === 'city-profile' ? 'variant' : 'view'));
      fields.push(field(props, 'link', { type: 'url' }), field(props, 'label'), field(props, 'height', { type: 'number', min: 0 }));
      return make(
        'div',
        editor.useBlockProps(),
        make(editor.InspectorControls, { key: 'side' }, make(components.PanelBody, { title: words.title }, fields)),
        make(components.Placeholder, { key: 'place', icon: 'location-alt', label: words[chosen.element] || words.title, instructions: chosen.src || words.empty })
      );
    },
    // The server makes the HTML.
    save: function () {
      return null;
    },
  });
})(window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element, window.cityWidgetsBlock.words);
