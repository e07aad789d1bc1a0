location.replace('../' + location.search);
